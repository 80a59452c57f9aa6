"""Where files come in: a labelled file input that is also a drop zone, with each file's progress."""

from nicegui.element import Element

from pages.words import Words
from sheets.reader import LARGEST_UPLOAD
from sheets.sentences import say

ACCEPT = ".xlsx,.xlsm,.xlsb,.xls,.et,.ods,.csv,.tsv"


class FileDrop(Element, component="file_drop.js"):
    """Sends each chosen file to `url`, one after the other.

    Events: `kept` {upload} after each one, `done` {kept: [upload], refused: count} after the last, `login`.
    """

    def __init__(self, url: str, t: Words) -> None:
        super().__init__()
        self._props["url"] = url
        self._props["accept"] = ACCEPT
        self._props["megabytes"] = LARGEST_UPLOAD
        self._props["words"] = {
            "drop": t("把文件拖到这里，或者"),
            "choose": t("选择文件"),
            "limits": t("可以一次选几个文件，每个不超过 {n} MB；Excel、WPS 和 CSV 都可以。", n=LARGEST_UPLOAD),
            "waiting": t("排队中"),
            "sending": t("正在发送，已发 {n}%", n="{n}"),
            "reading": t("已发完，正在读取…"),
            "kept": t("已读取，等您决定"),
            "refused": t("没有读取"),
            "there": t("去那张表上传"),
            "offline": t("没有连上服务器，请检查网络后再选一次。"),
            "tooLarge": say("file_too_large", t.language, file="{name}", limit=LARGEST_UPLOAD),
        }
