// Test data for the mock server. Texts are a function of the language, as the real server's are.
const say = (en, cn, tw) => ({ en, 'zh-CN': cn, 'zh-TW': tw });

export const daysFromNow = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

export const types = [
  { id: 'software', title: say('Software', '软件', '軟體'), version: '1.0.0', state: 'live' },
  { id: 'cloud', title: say('Cloud', '云', '雲端'), version: null, state: 'missing' },
];

const products = [
  ['Windows Server Standard', 16, 'retail', true],
  ['Office Professional Plus', 10, 'retail', true],
  ['SQL Server Standard', 2, 'multiple-activation', true],
  ['Exchange Server Standard', 1, 'retail', true],
  ['Visio Professional', 1, 'retail', false],
  ['Project Professional', 1, 'retail', false],
  ['SharePoint Server', 1, 'retail', true],
  ['Windows Server Client Access License', 10, 'none', false],
  ['Desktop Optimization Pack', 10, 'static', false],
];
const sources = [
  say('Action Pack', 'Action Pack', '行動套件'),
  say('Silver Core', '银级核心', '銀級核心'),
  say('Gold Core', '金级核心', '金級核心'),
];

export function benefits() {
  const rows = [];
  for (const [s, source] of sources.entries()) {
    for (const [p, [title, quantity, keyKind, architecture]] of products.entries()) {
      rows.push({
        id: `b-${s}-${p}`,
        type: 'software',
        title: say(title, title, title),
        source,
        quantity: keyKind === 'none' ? null : quantity * (s + 1),
        used: 0,
        unit: 'keys',
        keyKind,
        architecture,
        purchasedOn: daysFromNow(-10 * s),
        activateBy: daysFromNow(s === 0 && p < 2 ? 12 + p : 365 - 10 * s),
        expires: daysFromNow(s === 0 && p < 3 ? 60 + p : 365 - 10 * s),
        keys: [],
        history: [],
      });
    }
  }
  rows.push({
    id: 'b-cloud',
    type: 'cloud',
    title: say('Azure credit', 'Azure 额度', 'Azure 額度'),
    source: sources[0],
    quantity: 100,
    used: 0,
    unit: 'credits',
    purchasedOn: daysFromNow(-24),
    activateBy: null,
    expires: daysFromNow(340),
    keys: [],
    history: [],
  });
  rows[2].status = 'exhausted';
  rows[12].status = 'expired';
  rows[13].status = 'pending';
  return rows;
}

export const users = [
  ['Ana Ortiz', 'ana@contoso.example', ['GLOBAL_ADMIN'], 'pass-ana'],
  ['Uma Patel', 'uma@contoso.example', ['USER'], 'pass-uma'],
  ['Pia Lund', 'pia@contoso.example', ['PARTNER_ADMIN'], 'pass-pia'],
  ['Ugo Admin', 'ugo@contoso.example', ['USER_ADMIN'], 'pass-ugo'],
  ['Abe Agent', 'abe@contoso.example', ['ADMIN_AGENT'], 'pass-phrase-of-abe'],
  ['Ada Account', 'ada@contoso.example', ['ACCOUNT_ADMIN'], 'pass-ada'],
  ['Olga Petrova', 'olga@bestow.example', ['OPERATOR'], 'pass-olga'],
].map(([name, email, roles, password], index) => ({ id: `u-${index}`, name, email, roles, password }));

export function permissions(user) {
  if (user.roles.includes('OPERATOR')) {
    const operate = ['catalog', 'keys', 'members', 'messages', 'purchases', 'types'].map((what) => `operate-${what}`);
    return ['view-packages', 'view-purchases', 'view-audit', ...operate];
  }
  return user.roles.includes('USER')
    ? ['view-packages']
    : ['view-benefits', 'view-packages', 'view-purchases', 'view-users', 'view-audit', 'manage-users'];
}

export const words = {
  getKeys: say('Get keys', '获取密钥', '取得金鑰'),
  getKeysHelp: say('Takes license keys and shows them.', '获取许可密钥并显示。', '取得授權金鑰並顯示。'),
  count: say('Number of keys', '密钥数量', '金鑰數量'),
  showKey: say('Show', '显示', '顯示'),
  endsRefund: say(
    'Ends your right to a refund; 12 days of it are left.',
    '将终止你的退款权利；该权利还剩 12 天。',
    '將終止您的退款權利；該權利尚餘 12 天。',
  ),
  audited: say('It is recorded who saw the key.', '将记录谁查看了密钥。', '將記錄誰檢視了金鑰。'),
  exhausted: say('All keys of this benefit are taken.', '此权益的所有密钥均已获取。', '此權益的所有金鑰均已取得。'),
  exhaustedDetail: say('2 of 2 keys are taken.', '已获取 2 个密钥中的 2 个。', '已取得 2 個金鑰中的 2 個。'),
  instructions: say('Special instructions', '特殊说明', '特殊指示'),
  paragraphs: [
    say(
      'Install the edition that the key belongs to: one download holds several editions, and the key decides.',
      '请安装与密钥对应的版本：一个下载包含多个版本，由密钥决定。',
      '請安裝與金鑰對應的版本：一個下載包含多個版本，由金鑰決定。',
    ),
    say('Activate within 30 days after the installation.', '请在安装后 30 天内激活。', '請在安裝後 30 天內啟用。'),
  ],
  facts: say('Product', '产品', '產品'),
  edition: say('Edition', '版本', '版本'),
  keyKind: say('Kind of key', '密钥类型', '金鑰類型'),
  downloads: say('Downloads', '下载', '下載'),
  language: say('Language', '语言', '語言'),
  system: say('Operating system (OS) type', '操作系统 (OS) 类型', '作業系統 (OS) 類型'),
  arch: say('Architecture', '体系结构', '架構'),
  claimed: say('Product license keys', '产品许可密钥', '產品授權金鑰'),
  noClaimed: say('No key has been taken yet.', '尚未获取任何密钥。', '尚未取得任何金鑰。'),
  noKeys: say('This product needs no key.', '此产品不需要密钥。', '此產品不需要金鑰。'),
  forbidden: say('You are not authorized for this action', '你无权执行此操作', '您未獲授權執行此動作'),
  wrong: say('Sign-in failed', '登录失败', '登入失敗'),
  missing: say('This category is not deployed now', '此类别当前未部署', '此類別目前未部署'),
  tooMany: say('At most 16 at once.', '一次最多 16 个。', '一次最多 16 個。'),
};
