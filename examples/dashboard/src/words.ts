// What the page itself says, in English and Chinese; what is said of a plan comes from the package.

import { words as vocabulary, type Verdict } from 'tenfold';

const EN = {
  overview: 'Overview', action: 'Action', target: 'Target', units: 'Units', sets: 'Sets', registers: 'Registers',
  assessment: 'Assessment', methods: 'Methods', whatif: 'What if', open: 'Open',
  asOf: 'As of', knownBy: 'Known by', everything: 'everything', method: 'Method', language: 'Language', theme: 'Theme',
  auto: 'as the system', light: 'light', dark: 'dark', plan: 'Plan', tenActions: 'Ten actions of a university',
  canada: 'Canadian Indicator Framework', generated: 'Generated: 10,000 targets', file: 'From files', server: 'From a server',
  whole: 'The whole plan', verdict: 'Verdict', evidence: 'Share of weight with evidence', counts: 'Targets by verdict',
  overTime: 'Verdicts at the end of every quarter', behind: 'Behind, and why', nothingBehind: 'Nothing is behind.',
  targets: 'Targets', value: 'Value', expected: 'Expected by now', bar: 'Promised', stretch: 'Stretch', baseline: 'Baseline',
  responsible: 'Responsible', lead: 'lead', support: 'support', projects: 'Projects and items', overdue: 'Overdue',
  next: 'Due next', nothingDue: 'Nothing is overdue or planned.', days: 'Days', item: 'Item', state: 'State', day: 'Day',
  reasons: 'Reasons', needs: 'What it needs from now on', takes: 'Least figure to be on track at the coming dates',
  least: 'At least', entries: 'Entries behind the number', source: 'Source', author: 'Author', recorded: 'Recorded',
  kind: 'Kind', what: 'What', amendments: 'Amendments', forecast: 'Forecast', trajectory: 'Expected on the way',
  showTable: 'Show as a table', showChart: 'Show as a chart', svg: 'Save as SVG', png: 'Save as PNG', csv: 'Save as CSV',
  filter: 'Filter', members: 'Members', covered: 'covered', notYet: 'not yet', joined: 'joined', left: 'left', by: 'by',
  points: 'Points', grade: 'Grade', rank: 'Rank', tied: 'tied', unit: 'Unit', noAssessment: 'This plan assesses no units.',
  disagree: 'Where methods disagree', disagreements: 'disagreements', agree: 'These methods agree about everything.', compareWith: 'Compare with',
  scenario: 'Laid over the ledger', scenarioHelp: 'Nothing here is recorded until you keep it. Everything on the page moves with it.',
  add: 'Add a figure', addEntry: 'Add', change: 'Change', withdraw: 'Withdraw', indicator: 'Indicator', throwAway: 'Throw away',
  keep: 'Record for good', exportIt: 'Export', before: 'Before', after: 'After', nothingMoves: 'Nothing moves.', moved: 'What moves',
  edit: 'Entries as JSON', apply: 'Apply', active: 'A what-if is laid over the ledger.', existing: 'Entries of the ledger',
  openHelp: 'Drop a plan and its ledger here, as JSON files, or choose them.', choose: 'Choose files', faults: 'What is wrong',
  serverHelp: 'A plan on a server: its address, as http://localhost:8080/plans/ten-actions', token: 'Token to write with', connect: 'Connect',
  digest: 'Digest', here: 'this page', there: 'the server', equal: 'equal', different: 'different', print: 'Print',
  illustrative: 'The observations are illustrative.', more: 'Show more', noValue: 'no value', provisional: 'provisional',
  skip: 'Skip to the content', none: 'none', all: 'all', sets_help: 'Who is in a set, who is covered, who joined and who left.',
  heatHelp: 'Choose a cell to judge that day.', stagesOf: 'Life cycle', planned: 'planned', today: 'as of', failed: 'It did not work',
  tryBands: 'Shaded: the verdict if the figure of today were there, as the chosen method gives it.', needPlan: 'A plan is missing among the files; add it.',
  actions: 'Actions', legend: 'Thick line: promised; thin line: expected by now; grey line: stretch.',
  wayLegend: 'Thick: the value; dots: figures; dashed: expected on the way; stepped: promised; shaded: the forecast and its band; upright: the day that is judged, and amendments.',
  unreadable: 'is neither a plan nor a ledger: it has no `actions` and no `entries`', parent: 'Part of', noTable: 'There is nothing to show.',
} as const;

export type Word = keyof typeof EN;

const ZH: Record<Word, string> = {
  overview: '总览', action: '行动', target: '目标', units: '单位', sets: '名单', registers: '台账',
  assessment: '考核', methods: '评价方法', whatif: '假设', open: '打开',
  asOf: '截至', knownBy: '当时所知', everything: '全部', method: '评价方法', language: '语言', theme: '配色',
  auto: '随系统', light: '浅色', dark: '深色', plan: '规划', tenActions: '某大学十大行动',
  canada: '加拿大指标框架', generated: '生成的规划:一万个目标', file: '来自文件', server: '来自服务器',
  whole: '规划总体', verdict: '结论', evidence: '有依据的权重比例', counts: '各结论的目标数',
  overTime: '每季度末的结论', behind: '落后及原因', nothingBehind: '没有落后的目标。',
  targets: '目标', value: '数值', expected: '目前应达', bar: '承诺', stretch: '挑战值', baseline: '基数',
  responsible: '责任单位', lead: '牵头', support: '配合', projects: '项目', overdue: '逾期',
  next: '近期到期', nothingDue: '没有逾期或计划中的事项。', days: '天', item: '事项', state: '状态', day: '日期',
  reasons: '理由', needs: '今后还需', takes: '各节点保持正常所需的最低值',
  least: '至少', entries: '数据来源记录', source: '来源', author: '填报人', recorded: '登记时间',
  kind: '类型', what: '内容', amendments: '调整', forecast: '预测', trajectory: '预期进度',
  showTable: '以表格显示', showChart: '以图显示', svg: '存为SVG', png: '存为PNG', csv: '存为CSV',
  filter: '筛选', members: '成员', covered: '已覆盖', notYet: '未覆盖', joined: '加入', left: '退出', by: '由',
  points: '得分', grade: '等级', rank: '排名', tied: '并列', unit: '单位', noAssessment: '本规划不考核单位。',
  disagree: '方法间的分歧', disagreements: '处分歧', agree: '各方法结论一致。', compareWith: '对比方法',
  scenario: '叠加在台账上的假设', scenarioHelp: '在确认之前不会登记。整个页面随之变化。',
  add: '添加数据', addEntry: '添加', change: '修改', withdraw: '撤回', indicator: '指标', throwAway: '放弃',
  keep: '正式登记', exportIt: '导出', before: '之前', after: '之后', nothingMoves: '没有变化。', moved: '发生的变化',
  edit: 'JSON格式的记录', apply: '应用', active: '当前叠加了假设。', existing: '台账记录',
  openHelp: '将规划和台账的JSON文件拖放到此处,或选择文件。', choose: '选择文件', faults: '错误',
  serverHelp: '服务器上的规划地址,例如 http://localhost:8080/plans/ten-actions', token: '写入令牌', connect: '连接',
  digest: '摘要', here: '本页', there: '服务器', equal: '一致', different: '不一致', print: '打印',
  illustrative: '所用观测数据为示意。', more: '显示更多', noValue: '无数值', provisional: '暂定',
  skip: '跳到正文', none: '无', all: '全部', sets_help: '名单成员:已覆盖、新加入和已退出。',
  heatHelp: '选择单元格即可查看当日结论。', stagesOf: '生命周期', planned: '计划', today: '截至', failed: '操作未成功',
  tryBands: '底色:若今日数值为该值,所选方法将给出的结论。', needPlan: '文件中缺少规划,请补充。',
  actions: '行动', legend: '粗线:承诺;细线:目前应达;灰线:挑战值。',
  wayLegend: '粗线:数值;圆点:上报数;虚线:预期进度;阶梯线:承诺;阴影:预测及其范围;竖线:评价日期和调整。',
  unreadable: '既不是规划也不是台账:没有 `actions`,也没有 `entries`', parent: '所属', noTable: '没有可显示的内容。',
};

/** What a language says. */
export interface Words {
  readonly lang: 'en' | 'zh';
  /** Returns a word of the page. */
  (word: Word): string;
  /** Returns the name of a verdict. */
  verdict(verdict: Verdict): string;
  /** Returns a number as it is written. */
  number(value: number | undefined): string;
  /** Returns a share as per cent. */
  share(value: number | undefined): string;
}

const spoken = new Map<'en' | 'zh', Words>();

/** Returns what a language says. */
export function words(lang: 'en' | 'zh'): Words {
  const there = spoken.get(lang);
  if (there) return there;
  const own = lang === 'zh' ? ZH : EN;
  const names = vocabulary(lang).verdicts;
  const plain = new Intl.NumberFormat(lang, { maximumSignificantDigits: 6 });
  const percent = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 0 });
  const say: Words = Object.assign((word: Word) => own[word], {
    lang,
    verdict: (verdict: Verdict) => names[verdict],
    number: (value: number | undefined) => (value === undefined ? '–' : plain.format(value)),
    share: (value: number | undefined) => (value === undefined ? '–' : percent.format(value)),
  });
  spoken.set(lang, say);
  return say;
}
