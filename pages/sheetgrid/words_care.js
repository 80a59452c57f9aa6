/** Texts that say what is the matter, and what to do about it. */

export const CARE_ZH = {
  nothingFound: "没有找到“{text}”",
  nothingFiltered: "没有符合筛选的行",
  clearAll: "清除搜索和筛选",
  nothingYet: "“{title}”里还没有内容",
  nothingHow: "可以一行一行填写，也可以把现有的 Excel 表传上来",
  uploadExcel: "上传 Excel",
  noToday: "没有今天或以后的行",
};

export const CARE_EN = {
  nothingFound: "Nothing found for “{text}”",
  nothingFiltered: "No row passes the filter",
  clearAll: "Clear search and filters",
  nothingYet: "There is nothing in “{title}” yet",
  nothingHow: "Fill it in row by row, or upload a workbook you already have",
  uploadExcel: "Upload Excel",
  noToday: "There is no row of today or later",
};
