import { contract } from '@hongzhu/contract'
import { bind } from '../../platform/http/bind.ts'
import { downloadFile, linkFile, removeFile } from './service.ts'

const { file } = contract

export const routes = [bind(file.link, linkFile), bind(file.download, downloadFile), bind(file.remove, removeFile)]
