import { freshTable, type FreshTable } from '../fresh-table.ts'

/** A service that reaches its mail by IMAP and SMTP over TLS. */
const services = [
  {
    name: 'gmail',
    server: 'imap.gmail.com',
    link: 'https://mail.google.com/',
    smtpServer: 'smtp.gmail.com',
    smtpPort: 465,
  },
  {
    name: 'icloud',
    server: 'imap.mail.me.com',
    link: 'https://www.icloud.com/mail',
    smtpServer: 'smtp.mail.me.com',
    smtpPort: 587,
  },
  {
    name: 'outlook.com',
    server: 'imap-mail.outlook.com',
    link: 'https://www.outlook.com/',
    smtpServer: 'smtp-mail.outlook.com',
    smtpPort: 587,
  },
  {
    name: 'office365',
    server: 'outlook.office365.com',
    link: 'https://outlook.office365.com/',
    smtpServer: 'smtp.office365.com',
    smtpPort: 587,
  },
  {
    name: 'yahoo',
    server: 'imap.mail.yahoo.com',
    link: 'https://mail.yahoo.com/',
    smtpServer: 'smtp.mail.yahoo.com',
    smtpPort: 465,
  },
  { name: 'aol', server: 'imap.aol.com', link: 'https://mail.aol.com/', smtpServer: 'smtp.aol.com', smtpPort: 465 },
] as const

/** The mail services that every account offers. */
export const mailserviceFresh: readonly FreshTable[] = [
  freshTable('mailservice', {
    key: ['name'],
    rows: services.map((service, index) => ({
      id: index + 1,
      siteId: 's1',
      active: 'Y',
      sort: 100 * (index + 1),
      port: 993,
      encryption: 'Y',
      icon: '',
      smtpLoginAsImap: 'Y',
      smtpPasswordAsImap: 'Y',
      smtpEncryption: 'Y',
      uploadOutgoing: 'N',
      ...service,
    })),
  }),
]
