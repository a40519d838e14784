"""What happens to one reader: reading, answering, coming back, without a host, with another tab, on a phone."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright, expect
from site_pages import SCALE, SITE, START_MS, Host, Reader, faults, move, reader

CLAIM = "[data-cell] .lesson-sheet:has-text('06.claim')"
SHELVES = "caches.keys().then(names => names.join())"
ANSWERS = "Object.entries(localStorage).filter(([key]) => key.endsWith('answers')).map(([, text]) => text).join()"


def answer(page: Page, letter: str = "b") -> None:
    """Vote on the claim of lesson 06."""
    choice = page.locator(CLAIM).get_by_role("button", name=f"{letter} ·")
    choice.click()
    page.wait_for_function(f"{ANSWERS}.includes('06.claim,{letter}')")


def everything(page: Page) -> None:
    """Wait until all questions of a page can be answered."""
    page.wait_for_function("liveMarks.all", timeout=START_MS)


def memory_file(page: Page, do: str) -> Any:
    """Do something with the file of the kept memory."""
    return page.evaluate(
        "async () => { const root = await navigator.storage.getDirectory(), files = [];"
        "for await (const folder of root.values()) for await (const file of folder.values()) files.push(file);"
        f"const [file] = files; {do} }}"
    )


def test_a_page_is_read_without_scripts(playwright: Playwright, host: Host, tmp_path: Path) -> None:
    with reader(playwright, host, tmp_path, java_script_enabled=False) as someone:
        page = someone.context.new_page()
        page.goto(f"{host.url}{SCALE}.html")
        assert page.get_by_role("heading", level=1).inner_text().startswith("06")
        assert page.locator("main img").count() >= 3
        assert all(alt for alt in page.locator("main img").evaluate_all("all => all.map(one => one.alt)"))
        assert page.get_by_text("On how many of the 84 mornings").first.is_visible()
        # the code of a question is for who asks for it; where it is there to be changed it stands open
        assert page.locator(".aside").locator("visible=true").count() == 0
        assert page.locator(".code textarea").locator("visible=true").count() == 1
        page.get_by_label("Show the Python of every step").check()
        assert page.locator(".aside").locator("visible=true").count() > 10
        page.locator("a[rel=next]").click()
        assert page.get_by_role("heading", level=1).inner_text().startswith("07")


def test_the_gate_sees_what_asks_elsewhere(playwright: Playwright, host: Host, tmp_path: Path) -> None:
    visit = reader(playwright, host, tmp_path)
    someone = visit.__enter__()
    try:
        page = someone.context.new_page()
        page.goto(f"{host.url}index.html")
        page.evaluate("fetch('https://page.example.invalid/').catch(() => 0)")
        page.evaluate(
            "new Promise(done => { const code = `fetch('https://worker.example.invalid/').catch(() => postMessage(0))`;"
            "new Worker(URL.createObjectURL(new Blob([code]))).onmessage = done; }).then(() => 0)"
        )
        assert [url[:14] for url in someone.strangers] == ["https://page.e", "https://worker"]
    finally:
        with pytest.raises(AssertionError, match="asked other machines"):
            visit.__exit__(None, None, None)


def test_a_page_says_its_state_on_the_way(playwright: Playwright, host: Host, tmp_path: Path) -> None:
    with reader(playwright, host, tmp_path) as someone:
        page = someone.context.new_page()
        page.add_init_script(
            "addEventListener('DOMContentLoaded', () => { window.states = [document.body.dataset.state];"
            "new MutationObserver(() => states.push(document.body.dataset.state + ' ' + !!document.querySelector("
            "'[data-kind=app] canvas[data-frame]'))).observe(document.body, { attributes: true }); })"
        )
        page.goto(f"{host.url}{SCALE}.html?plain")
        assert page.evaluate("document.body.dataset.state") in ("reading", "loading")
        page.wait_for_function("document.querySelector('#status').textContent.includes(' MB')")
        page.reload()  # in the middle of it
        someone.wait(page)
        states = list(dict.fromkeys(page.evaluate("states")))
        assert states == ["reading", "loading false", "loading true", "live true"] or states[-1] == "live true"
        assert "live false" not in states


def memories(page: Page) -> dict[str, int]:
    """Return the files of kept memories, and their bytes."""
    found = page.evaluate(
        "async () => { const root = await navigator.storage.getDirectory(), files = [];"
        "for await (const folder of root.values()) for await (const [name, file] of folder.entries())"
        " files.push([name, (await file.getFile()).size]); return files; }"
    )
    return dict(found)


def test_answers_outlive_host_browser_and_edition(playwright: Playwright, tmp_path: Path) -> None:
    site, profile = tmp_path / "site", tmp_path / "profile"
    shutil.copytree(SITE, site)
    host = Host(site)
    with reader(playwright, host, profile) as someone:
        page = someone.open(SCALE)
        everything(page)
        answer(page)
        size = someone.keep_memory(page)
        someone.until(page, "navigator.serviceWorker.ready")
        (first,) = memories(page)
    host.end()
    with reader(playwright, host, profile) as someone:
        page = someone.open("11_where_did_the_fat_go")
        assert page.evaluate("liveMarks.restored") is True
        move(page, 2)
        page.close()
        page = someone.open(SCALE)
        everything(page)
        assert page.locator(CLAIM).locator("[aria-pressed=true]").inner_text().startswith("b")
        assert "06.claim,b" in page.evaluate(ANSWERS)
        # the host is back, with a new edition, beside which the browser still holds files of the old one
        worker = (site / "sw.js").read_text(encoding="utf-8")
        old, new = worker.split('EDITION = "')[1][:12], "newnewnewnew"
        for file in (site / "sw.js", site / "live.js"):
            file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        host = Host(site, host.port)
        assert old in page.evaluate(SHELVES)
        page.evaluate("navigator.serviceWorker.getRegistration().then(one => one.update())")
        someone.until(page, f"{SHELVES}.then(names => names.includes('{new}') && !names.includes('{old}'))")
        page.close()
        page = someone.open(SCALE)
        assert page.evaluate("liveMarks.restored") is False
        everything(page)
        assert page.locator(CLAIM).locator("[aria-pressed=true]").inner_text().startswith("b")
        someone.keep_memory(page)
        # one memory takes the other's place: what is stored does not grow with every edition
        ((second, bytes_),) = memories(page).items()
        assert (first.split()[0], second.split()[0]) == (old, new)
        assert abs(bytes_ - size) < size / 10
    host.end()


def test_two_tabs_lose_nothing_of_each_other(regular: Reader) -> None:
    one, two = regular.open(SCALE), regular.open(SCALE)
    everything(one)
    everything(two)
    asked = two.locator(".lesson-sheet:has-text('06.prediction')")
    asked.get_by_role("textbox").first.fill("30")
    one.locator(CLAIM).get_by_role("button", name="a ·").click()
    asked.get_by_role("button", name="Note it").first.click()
    two.wait_for_function(f"{ANSWERS}.includes('06.prediction,30') && {ANSWERS}.includes('06.claim,a')")
    kept = one.evaluate(ANSWERS)
    assert "06.claim,a" in kept
    assert "06.prediction,30" in kept
    one.reload()
    one.wait_for_function("document.body.dataset.state === 'loading'")
    one.reload()  # who leaves in the middle of a start has not seen a memory fail
    regular.wait(one)
    assert one.evaluate("liveMarks.restored") is True
    assert one.evaluate(ANSWERS) == kept
    for page in (one, two):
        page.evaluate("localStorage.clear()")
        page.close()


def test_answers_leave_as_a_file_and_come_back(regular: Reader, tmp_path: Path) -> None:
    page = regular.open(SCALE)
    everything(page)
    answer(page)
    with page.expect_download() as download:
        page.locator("#save").click()
    download.value.save_as(tmp_path / "mine.csv")
    page.evaluate("localStorage.clear()")
    page.goto(f"{regular.host.url}index.html")
    page.locator(".mine input").set_input_files(tmp_path / "mine.csv")
    page.wait_for_function(f"{ANSWERS}.includes('06.claim,b')")
    page.locator(".lessons a[data-done^='1 of']").wait_for()
    expect(page.locator("#go-on")).to_have_text(re.compile("Or go on with 06 · "))
    page.evaluate("localStorage.clear()")
    page.close()


def test_a_browser_that_keeps_nothing_still_runs(playwright: Playwright, host: Host, tmp_path: Path) -> None:
    with reader(playwright, host, tmp_path) as someone:
        someone.context.add_init_script(
            "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } });"
            "Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('refused'); } });"
            "navigator.serviceWorker.register = () => Promise.reject(new Error('refused'));"
            "delete window.caches; delete window.indexedDB; StorageManager.prototype.estimate = undefined"
        )
        page = someone.open(SCALE)
        move(page, 2)
        everything(page)
        page.locator(CLAIM).get_by_role("button", name="b ·").click()
        page.get_by_text("This browser keeps no answers").wait_for()
        with page.expect_download() as download:
            page.locator("#save").click()
        assert "06.claim,b" in download.value.path().read_text(encoding="utf-8")


def test_a_full_browser_still_runs(playwright: Playwright, host: Host, tmp_path: Path) -> None:
    with reader(playwright, host, tmp_path) as someone:
        # what the page is told of the room is not true: so it finds out in the middle of writing
        someone.context.add_init_script("StorageManager.prototype.estimate = async () => ({ quota: 1e10, usage: 0 })")
        page = someone.context.new_page()
        origin = host.url.removesuffix("/some/path/")
        page.context.new_cdp_session(page).send(
            "Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 20_000_000}
        )
        page.goto(f"{host.url}{SCALE}.html")
        someone.wait(page)
        page.evaluate("localStorage.setItem('x', 'x'.repeat(5_242_800 - JSON.stringify(localStorage).length))")
        everything(page)
        page.locator(CLAIM).get_by_role("button", name="b ·").click()
        page.get_by_text("This browser keeps no answers").wait_for()
        page.wait_for_function("liveMarks.made", timeout=START_MS)
        assert page.evaluate("liveMarks.memory") is None
        assert page.evaluate("navigator.serviceWorker.getRegistration().then(one => one?.active ?? null)") is None
        page.reload()
        someone.wait(page)
        assert page.evaluate("liveMarks.restored") is False
        move(page, 2)


def test_a_broken_memory_is_thrown_away(playwright: Playwright, host: Host, tmp_path: Path) -> None:
    half = (
        "await (await file.createWritable({ keepExistingData: true })).close(); const it = await file.createWritable("
    )
    half += "{ keepExistingData: true }); await it.truncate(30_000_000); await it.close();"
    spoilt = "const { size } = await file.getFile(), it = await file.createWritable({ keepExistingData: true });"
    spoilt += (
        "await it.write({ type: 'write', position: size >> 3, data: new Uint8Array(size >> 1) }); await it.close();"
    )
    with reader(playwright, host, tmp_path) as someone:
        page = someone.open(SCALE)
        for harm in (half, spoilt):
            someone.keep_memory(page)
            memory_file(page, harm)
            page.reload()
            someone.wait(page)
            assert page.evaluate("liveMarks.restored") is False
            move(page, 2)


def test_without_webassembly_it_can_still_be_read(playwright: Playwright, host: Host, tmp_path: Path) -> None:
    with reader(playwright, host, tmp_path) as someone:
        someone.context.add_init_script("window.Worker = class { constructor() { throw new Error('no workers'); } }")
        page = someone.open(SCALE, state="failed")
        assert page.locator("#status").inner_text() == "Python could not start here. Everything can still be read."
        assert page.locator("main .out > .o > img").first.is_visible()


def test_a_phone_by_touch(playwright: Playwright, host: Host, tmp_path: Path) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    with reader(playwright, host, tmp_path, **phone) as someone:
        page = someone.open(SCALE)
        everything(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        choice = page.locator(CLAIM).get_by_role("button", name="b ·")
        assert (choice.bounding_box() or {"height": 0})["height"] > 40  # a finger is wider than a mouse's arrow
        choice.tap()
        page.wait_for_function(f"{ANSWERS}.includes('06.claim,b')")
        move(page, 2)


def test_twice_the_size_needs_no_sideways_scroll(playwright: Playwright, host: Host, tmp_path: Path) -> None:
    twice = {"viewport": {"width": 683, "height": 384}, "device_scale_factor": 2}
    with reader(playwright, host, tmp_path, **twice) as someone:
        page = someone.open(SCALE)
        everything(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 683
        wide = (
            "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.textContent.slice(0, 60))"
        )
        assert page.locator("main button, main label, .lesson-sheet").evaluate_all(wide) == []


def test_the_keyboard_is_enough(regular: Reader) -> None:
    page = regular.open(SCALE)
    everything(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    # a vote, a slider, and a line of Python: all by keys
    page.locator(CLAIM).get_by_role("button", name="c ·").focus()
    page.keyboard.press("Enter")
    page.wait_for_function(f"{ANSWERS}.includes('06.claim,c')")
    picture = page.locator("[data-kind=app] canvas[data-frame]").first
    before = picture.get_attribute("data-frame")
    page.locator("[data-kind=app] [role=slider]").first.focus()
    page.keyboard.press("ArrowRight")
    expect(picture).not_to_have_attribute("data-frame", before or "")
    step = page.locator(".cell:has(details.code:not(.aside))").last
    step.locator("details.code > summary").focus()
    if not step.locator("details.code").evaluate("it => it.open"):
        page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("2 * missing_name")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    said = step.locator(".error")
    expect(said).to_contain_text("`missing_name` is not made yet. Run the steps above first")
    assert not re.search(r"\b[Cc]ell|Shift|menu|%tb", said.inner_text())
    page.locator(".menu > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("glycogen")
    page.locator(".search li a").first.wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#*")
    page.evaluate("localStorage.clear()")
    page.close()


def test_the_next_lesson_needs_no_new_start(regular: Reader) -> None:
    page = regular.open("05_the_bending_line")
    everything(page)
    page.evaluate("window.same = true")
    # nor does a step to a heading
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate(
        "new Promise(done => { addEventListener('hashchange', () => setTimeout(done, 50), { once: true });"
        "document.querySelector(\"nav a[href^='#']\").click(); })"
    )
    assert [url for url in asked if url.startswith("http")] == []
    page.locator("a[rel=next]").click()
    page.wait_for_function("document.title.startsWith('06') && document.body.dataset.state === 'live'")
    assert page.evaluate("window.same") is True
    move(page, 2)
    page.go_back()
    page.wait_for_function("document.title.startsWith('05') && document.body.dataset.state === 'live'")
    move(page, 2)
    # a Python that is gone is said, and the next page has another
    step = page.locator("[data-kind=code]").last
    page.get_by_label("Show the Python of every step").check()
    step.locator("summary").first.evaluate("it => { it.parentElement.open = true; }")
    step.get_by_role("textbox").fill("import os; os.abort()")
    step.get_by_role("button", name="Run").click()
    expect(page.locator("#status")).to_have_text("Python has stopped. Load the page again: your answers are kept.")
    page.evaluate("localStorage.clear()")
    page.locator("a[rel=next]").click()
    page.wait_for_function("document.title.startsWith('06') && document.body.dataset.state === 'live'")
    page.close()


def test_nothing_stands_in_the_way_of_anyone(regular: Reader) -> None:
    page = regular.context.new_page()
    page.goto(f"{regular.host.url}index.html")
    assert faults(page) == []
    page.goto(f"{regular.host.url}{SCALE}.html?forget")
    page.emulate_media(color_scheme="light", media="print")
    # on paper: every word and picture, no buttons of the page, and no answer before its guess
    assert page.locator("main h2").first.is_visible()
    assert not page.locator("header, footer, .code, .steps").locator("visible=true").count()
    assert page.locator(".held img").locator("visible=true").count() == 0
    assert page.locator("main details").last.locator("li").first.is_visible()  # sources, which a click opens
    wide = "all => all.filter(one => one.getBoundingClientRect().right > innerWidth).length"
    assert page.locator("main img, main table, main pre").evaluate_all(wide) == 0
    assert page.pdf(format="A4").count(b"/Type /Page\n") in range(4, 12)
    page.emulate_media(media="screen")
    regular.wait(page)
    everything(page)
    assert faults(page) == []
    page.close()
    page = regular.context.new_page()
    page.add_init_script("window.Worker = undefined")  # it stays a page that is read
    page.goto(f"{regular.host.url}{SCALE}.html")
    assert faults(page) == []
    page.close()
