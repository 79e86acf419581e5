import { Alert, Form, Input, Select } from 'antd'
import { client } from '../../../app/api.ts'
import { CommandDrawer } from '../../../ui/command-drawer.tsx'
import { DayItem } from '../../../ui/day-item.tsx'
import { OrgPicker } from '../../../ui/org-picker.tsx'
import { labelOptions } from './create-school.tsx'
import {
  ChangeSchool,
  CloseCampus,
  CloseSchool,
  CountSchool,
  CoverSchool,
  CoverWork,
  EndCover,
  EndWork,
  NoteDossier,
  OpenCampus,
  Paper,
} from './drawers.tsx'
import { type Command, type DrawerProps, RESULT_LABELS } from './school-data.ts'

/** 立组建事项. */
function OpenCase({ school, ...rest }: DrawerProps) {
  return (
    <CommandDrawer<{ openedOn: string }>
      {...rest}
      title="立组建事项"
      hint="一所学校同时只有一件组建事项。"
      submitLabel="立项"
      onSubmit={({ openedOn }) => client.school.openCase({ schoolId: school.id, openedOn })}
    >
      <DayItem name="openedOn" label="立项日期" required max={school.today} />
    </CommandDrawer>
  )
}

/** 提出组建方式: by the numbers and the articles; the superior decides. */
function Propose({ school, id, ...rest }: DrawerProps & { id: string }) {
  return (
    <CommandDrawer<{ proposedOn: string; note?: string }>
      {...rest}
      title="提出组建方式"
      hint={school.proposal ? school.proposal.text : `现在还不能提出：缺${school.proposalAsk ?? '党员人数'}`}
      submitLabel="提出"
      onSubmit={({ proposedOn, note }) =>
        client.school.propose({ schoolId: school.id, caseId: id, proposedOn, ...(note ? { note } : {}) })
      }
    >
      {school.proposal ? (
        <Alert
          style={{ marginBottom: 16 }}
          title="依据"
          description={school.proposal.because.map((step) => (
            <div key={step.label}>
              {step.label}：{step.value}
              {step.cite ? `（${step.cite.gist}）` : ''}
            </div>
          ))}
        />
      ) : null}
      <DayItem name="proposedOn" label="提出日期" required max={school.today} />
      <Form.Item name="note" label="补充（拟联合或依托的组织等）">
        <Input.TextArea rows={2} maxLength={200} />
      </Form.Item>
    </CommandDrawer>
  )
}

/** 办结组建事项. */
function CloseCase({ school, id, ...rest }: DrawerProps & { id: string }) {
  const opened = school.cases.find((entry) => entry.id === id)
  return (
    <CommandDrawer<{ closedOn: string; result: 'own' | 'joint' | 'attached' | 'notNeeded'; orgId?: string; docNo: string }>
      {...rest}
      title="办结组建事项"
      hint={opened?.proposal ?? '还没有提出组建方式，也可以按批复直接办结。'}
      submitLabel="办结"
      initialValues={school.proposal ? { result: school.proposal.form as 'own' } : {}}
      onSubmit={({ closedOn, result, orgId, docNo }) =>
        client.school.closeCase({ schoolId: school.id, caseId: id, closedOn, result, docNo, ...(orgId ? { orgId } : {}) })
      }
    >
      <Form.Item name="result" label="结果" rules={[{ required: true, message: '请选择结果' }]}>
        <Select options={labelOptions(RESULT_LABELS)} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before, after) => before.result !== after.result}>
        {({ getFieldValue }) =>
          getFieldValue('result') === 'notNeeded' ? null : (
            <Form.Item
              name="orgId"
              label="所建（所依托）的党组织"
              extra="还没有成立的，先到上级组织页面办理成立"
              rules={[{ required: true, message: '请选择党组织' }]}
            >
              <OrgPicker kinds={['committee', 'generalBranch', 'branch', 'jointBranch']} />
            </Form.Item>
          )
        }
      </Form.Item>
      <DayItem name="closedOn" label="办结日期（覆盖起始日期）" required max={school.today} />
      <Paper isNeeded />
    </CommandDrawer>
  )
}

/** The drawer of the command. */
export function SchoolCommand({ command, ...rest }: DrawerProps & { command: Command }) {
  switch (command.kind) {
    case 'change':
      return <ChangeSchool {...rest} />
    case 'close':
      return <CloseSchool {...rest} />
    case 'number':
      return <CountSchool {...rest} />
    case 'campus':
      return <OpenCampus {...rest} />
    case 'closeCampus':
      return <CloseCampus {...rest} id={command.id} />
    case 'cover':
      return <CoverSchool {...rest} />
    case 'endCover':
      return <EndCover {...rest} id={command.id} />
    case 'work':
      return <CoverWork {...rest} />
    case 'endWork':
      return <EndWork {...rest} id={command.id} />
    case 'note':
      return <NoteDossier {...rest} item={command.item} />
    case 'openCase':
      return <OpenCase {...rest} />
    case 'propose':
      return <Propose {...rest} id={command.id} />
    case 'closeCase':
      return <CloseCase {...rest} id={command.id} />
  }
}
