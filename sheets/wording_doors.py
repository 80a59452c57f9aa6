"""Sentences of the command line and of starting up. Chinese first, English second."""

DOORS: dict[str, tuple[str, str]] = {
    "serving": ("格里厢台账已启动，请在浏览器打开 {address}", "Gelixiang Ledger is running; open {address}"),
    "first_start": (
        "第一次使用：请打开 {address} 建立站长的账号（链接只能用一次）",
        "First start: open {address} to make the administrator (the link works once)",
    ),
    "demo_login": ("示例账号 {login}，密码 {password}（{name}）", "Demo login {login}, password {password} ({name})"),
    "no_such_page": (
        "没有这一页，请回到今日，从左侧列表重新打开。",
        "There is no such page; please go back to Today and open it from the list on the left.",
    ),
    "bad_port": (
        "环境变量 GELIXIANG_PORT 是“{value}”，应为 1 到 65535 之间的数字。",
        "GELIXIANG_PORT is “{value}”; it should be a number from 1 to 65535.",
    ),
    "port_taken": (
        "端口 {port} 已被占用，请关掉占用它的程序，或用 GELIXIANG_PORT 换一个端口。",
        "Port {port} is in use; stop the program that holds it, or choose another with GELIXIANG_PORT.",
    ),
    "cannot_listen": (
        "不能在 {host}:{port} 上打开，请检查 GELIXIANG_HOST 和 GELIXIANG_PORT（小于 1024 的端口需要更高的系统权限）。",
        "{host}:{port} cannot be opened; check GELIXIANG_HOST and GELIXIANG_PORT (ports below 1024 need more rights).",
    ),
    "no_database": (
        "打不开 DATABASE_URL 指定的数据库，请检查地址、用户名和密码，并确认数据库已启动。",
        "The database of DATABASE_URL cannot be opened; check its address, user and password, and that it runs.",
    ),
    "goodbye": ("格里厢台账已停止。", "Gelixiang Ledger has stopped."),
    "no_such_file": (
        "找不到文件 {file}，请检查路径。",
        "There is no file {file}; please check the path.",
    ),
    "cannot_write": (
        "无法写入 {file}，请检查文件夹是否存在、是否有权限。",
        "{file} cannot be written; check that the folder exists and may be written to.",
    ),
    "file_exists": (
        "文件 {file} 已存在，没有覆盖；请换一个名字。",
        "{file} exists and was not overwritten; please choose another name.",
    ),
    "exported": ("已导出「{sheet}」{count} 行到 {file}", "{count} rows of {sheet} written to {file}"),
    "no_such_sheet_here": (
        "没有“{sheet}”这张表。现有的表：{sheets}。",
        "There is no sheet “{sheet}”. The sheets are: {sheets}.",
    ),
    "conflicts_stayed": (
        "有 {count} 处冲突保留了表里的。要用文件里的，请对同一份文件再运行一次，加上 --take sent。",
        "{count} conflicts were left as the table has them. To take the file's side, run the same file again "
        "with --take sent.",
    ),
    "cells_held_back": (
        "有 {count} 格读不出来，没有写进表里。请在文件里改好再合并一次，或在网页上传后逐格决定。",
        "{count} cells could not be read and were not written. Please mend them in the file and merge it again, "
        "or decide about each on the upload page.",
    ),
    "rows_stayed": (
        "文件里少了的 {count} 行都留在表里。要删除，请在网页上传后打勾。",
        "{count} rows that the file lacks have stayed. To delete them, tick them on the upload page.",
    ),
    "imported": ("已合并到「{sheet}」：{what}", "Merged into {sheet}: {what}"),
    "would_import": ("试算，没有改动「{sheet}」：{what}", "Tried only, {sheet} is unchanged: {what}"),
    "merge_counts": (
        "改 {changes} 格，新增 {new_rows} 行，文件里少了 {missing_rows} 行，"
        "冲突 {conflicts} 处，需要留意 {problems} 处",
        "{changes} cells changed, {new_rows} new rows, {missing_rows} rows missing, "
        "{conflicts} conflicts, {problems} cells need attention",
    ),
    "backed_up": ("已备份到 {file}", "Backed up to {file}"),
    "restored": ("已从 {file} 恢复；原来的数据留在 {kept}", "Restored from {file}; what was there is kept in {kept}"),
    "not_a_backup": (
        "{file} 不是格里厢台账的备份，或者已经损坏；什么都没有改动。",
        "{file} is not a backup of this program, or it is damaged; nothing was changed.",
    ),
    "still_running": (
        "程序还在使用 {folder}，请先停止再恢复。",
        "The program is still using {folder}; please stop it before restoring.",
    ),
    "restore_needs_folder": (
        "DATABASE_URL 指定了别的数据库，备份只能恢复到数据文件夹；请先取消这个设置。",
        "DATABASE_URL names another database, but a backup is restored to the data folder; please unset it first.",
    ),
    "backup_needs_sqlite": (
        "数据在 PostgreSQL 里，请用 pg_dump 备份。",
        "The data is in PostgreSQL; please back it up with pg_dump.",
    ),
}
