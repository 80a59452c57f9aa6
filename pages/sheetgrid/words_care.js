/** Texts that say what is the matter, and what to do about it. */

export const CARE_ZH = {
  nothingFound: "没有找到“{text}”",
  nothingFiltered: "没有符合筛选的行",
  clearAll: "清除搜索和筛选",
  nothingYet: "“{title}”里还没有内容",
  nothingHow: "可以一行一行填写，也可以把现有的 Excel 表传上来",
  uploadExcel: "上传 Excel",
  useMine: "用我的",
  useTheirs: "用他的",
  contested: "{n} 格有两种写法",
  contestTitle: "离线时别人也改了这些格",
  contestCell: "第 {row} 行 {title}",
  contestSays: "{by} {at} 把这一格改成了“{theirs}”，您离线时写的是“{mine}”",
  severalHint: "空格或点击勾选，回车保留，Esc 取消",
  done: "完成",
  noToday: "没有今天或以后的行",
};

export const CARE_EN = {
  nothingFound: "Nothing found for “{text}”",
  nothingFiltered: "No row passes the filter",
  clearAll: "Clear search and filters",
  nothingYet: "There is nothing in “{title}” yet",
  nothingHow: "Fill it in row by row, or upload a workbook you already have",
  uploadExcel: "Upload Excel",
  useMine: "Use mine",
  useTheirs: "Use theirs",
  contested: "{n} cells were written twice",
  contestTitle: "Others changed these cells while you were offline",
  contestCell: "Row {row}, {title}",
  contestSays: "{by} changed this cell to “{theirs}” at {at}; while offline you wrote “{mine}”",
  severalHint: "Space or click ticks, Enter keeps, Esc cancels",
  done: "Done",
  noToday: "There is no row of today or later",
};
