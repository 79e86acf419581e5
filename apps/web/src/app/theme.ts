import type { ThemeConfig } from 'antd'

export const STATE_COLOURS = { late: '#C8371B', coming: '#B45309', met: '#2F7D4F', undetermined: '#6B7280' } as const

const TAG_WORDS = { green: '#256B41', orange: '#964A08' } as const

/** One theme: deep red for the brand and the primary action, nothing else. */
export const themeFor = (isLarge: boolean): ThemeConfig => ({
  token: {
    colorPrimary: '#B5202A',
    colorLink: '#1F4E8C',
    colorInfo: '#1F4E8C',
    // Derived from so dark a blue, the shade behind notes would be grey.
    colorInfoBg: '#EEF3FA',
    colorInfoBorder: '#C3D3E8',
    colorSuccess: STATE_COLOURS.met,
    colorSuccessBg: '#F1F8F3',
    colorSuccessBorder: '#BFDCC9',
    colorWarning: STATE_COLOURS.coming,
    colorWarningBg: '#FFF7E8',
    colorWarningBorder: '#EFD3A2',
    colorError: STATE_COLOURS.late,
    colorErrorBg: '#FDF2EF',
    colorErrorBorder: '#F0C4B8',
    // 4.5 : 1 on white and on the page.
    colorTextDescription: '#5F6670',
    colorTextTertiary: '#5F6670',
    colorTextPlaceholder: '#6B7280',
    // Words in tags, on their own pale ground; antd knows each shade by two names, and both become one variable.
    green7: TAG_WORDS.green,
    'green-7': TAG_WORDS.green,
    orange7: TAG_WORDS.orange,
    'orange-7': TAG_WORDS.orange,
    borderRadius: 4,
    fontSize: isLarge ? 18 : 14,
    controlHeight: isLarge ? 44 : 32,
    fontFamily: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif',
    colorBgLayout: '#F5F5F3',
  },
  components: { Layout: { headerBg: '#FFFFFF', siderBg: '#FFFFFF' }, Table: { cellPaddingBlockMD: 8 } },
})
