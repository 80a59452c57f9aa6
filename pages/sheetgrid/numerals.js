/** Chinese numerals from 1 to 9999: 三, 十二, 二十一, 一百零五. */

const DIGITS = "零一二三四五六七八九";
const UNITS = ["", "十", "百", "千"];
const DIGIT = "([一二三四五六七八九])";
const NUMERAL = new RegExp(`^(?:${DIGIT}千)?零?(?:${DIGIT}百)?零?(?:${DIGIT}?(十))?零?${DIGIT}?$`);

/** The number that a numeral writes, or null. What is not written as people write it is none: 一十, 二百五十三零. */
export function readNumeral(text) {
  const found = NUMERAL.exec(text);
  if (!found) return null;
  const [, thousands, hundreds, tens, ten, ones] = found;
  const digit = (sign) => (sign ? DIGITS.indexOf(sign) : 0);
  const number = digit(thousands) * 1000 + digit(hundreds) * 100 + (ten ? digit(tens) || 1 : 0) * 10 + digit(ones);
  return number > 0 && writeNumeral(number) === text ? number : null;
}

/** A number from 1 to 9999 as a numeral. */
export function writeNumeral(number) {
  const digits = [...String(number)].map(Number);
  const written = digits.map((digit, i) => (digit ? DIGITS[digit] + UNITS[digits.length - 1 - i] : "零"));
  return written.join("").replace(/零+/g, "零").replace(/零$/, "").replace(/^一十/, "十");
}
