package dev.slipway.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The page in Chromium, where {@code -Dslipway.chromium=/usr/bin/chromium} says that it is there: a
 * page around it looks at it from outside, for it runs no script itself.
 */
class PageInBrowserTest {

  private static final String PROGRAM = System.getProperty("slipway.chromium", "");

  /**
   * Measures the page in a frame: whether it is wider than its frame, the least contrast of text
   * against its ground, targets of links, and what the keyboard reaches.
   */
  private static final String LOOK =
      """
      <!DOCTYPE html><meta charset="utf-8"><title>look</title>
      <iframe id="frame" src="page.html" style="border: 0; width: %dpx; height: 900px"></iframe>
      <pre id="found"></pre>
      <script>
      function rgb(text) { return (text.match(/[0-9.]+/g) || [0, 0, 0, 0]).map(Number); }
      function light(c) {
        const p = c.slice(0, 3).map(v => v / 255)
          .map(v => v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4));
        return 0.2126 * p[0] + 0.7152 * p[1] + 0.0722 * p[2];
      }
      function contrast(a, b) {
        const [x, y] = [light(a) + 0.05, light(b) + 0.05];
        return Math.max(x, y) / Math.min(x, y);
      }
      function ground(view, element) {
        for (let e = element; e; e = e.parentElement) {
          const c = rgb(view.getComputedStyle(e).backgroundColor);
          if (c.length < 4 || c[3] > 0) return c;
        }
        return [255, 255, 255];
      }
      frame.onload = () => {
        const view = frame.contentWindow, page = frame.contentDocument, found = {};
        found.wide = page.documentElement.scrollWidth - page.documentElement.clientWidth;
        found.contrast = 99;
        for (const e of page.body.querySelectorAll('*')) {
          const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
          if (!own || e.closest('svg')) continue;
          const c = contrast(rgb(view.getComputedStyle(e).color), ground(view, e));
          if (c < found.contrast) { found.contrast = c; found.worst = e.tagName + '.' + e.className; }
        }
        found.broken = [...page.links].filter(a => !page.getElementById(a.hash.slice(1))).length;
        found.links = page.links.length;
        found.reached = [...page.querySelectorAll('a, [tabindex="0"]')]
          .filter(e => { e.focus(); return page.activeElement === e; }).length;
        found.toReach = page.querySelectorAll('a, [tabindex="0"]').length;
        found.scripts = page.scripts.length + page.images.length;
        found.asked = view.performance.getEntriesByType('resource').length;
        found.height = page.body.getBoundingClientRect().height;
        found.dark = view.matchMedia('(prefers-color-scheme: dark)').matches;
        document.getElementById('found').textContent = Object.entries(found)
          .map(([k, v]) => k + '=' + v).join('\\n');
      };
      </script>
      """;

  @TempDir Path folder;

  @BeforeEach
  void needsABrowser() {
    assumeTrue(!PROGRAM.isEmpty(), "-Dslipway.chromium names no browser");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private String chromium(Path page, String... options) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                PROGRAM,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--enable-logging=stderr",
                "--allow-file-access-from-files",
                "--user-data-dir=" + folder.resolve("profile")));
    command.addAll(List.of(options));
    command.add(page.toUri().toString());
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(err)).isZero();
    assertThat(Files.readString(err)).doesNotContain("CONSOLE");
    return Files.readString(out);
  }

  private static double number(String found, String name) {
    Matcher number = Pattern.compile(name + "=([-0-9.e]+)").matcher(found);
    assertThat(number.find()).as(found).isTrue();
    return Double.parseDouble(number.group(1));
  }

  @ParameterizedTest(name = "{0} px, dark {1}, hostile {2}")
  @CsvSource({
    "400, false, false",
    "400, true, true",
    "1200, true, false",
    "1200, false, true",
    "320, false, true",
  })
  void canBeReadAndReached(int width, boolean dark, boolean hostile) throws Exception {
    write("page.html", HtmlPage.of(Reviews.full(hostile ? Reviews.HOSTILE : "orders")));
    Path look = write("look.html", LOOK.formatted(width));
    String scheme = "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1);
    String found =
        chromium(look, "--dump-dom", "--virtual-time-budget=5000", scheme)
            .replaceAll("(?s).*<pre id=\"found\">(.*?)</pre>.*", "$1");
    assertThat(found).contains("dark=" + dark);
    assertThat(number(found, "wide")).as("wider than the frame: " + found).isLessThanOrEqualTo(0);
    assertThat(number(found, "contrast")).as(found).isGreaterThanOrEqualTo(4.5);
    assertThat(number(found, "links")).isGreaterThanOrEqualTo(9);
    assertThat(number(found, "broken")).isZero();
    assertThat(number(found, "reached")).as(found).isEqualTo(number(found, "toReach"));
    assertThat(number(found, "scripts")).isZero();
    assertThat(number(found, "asked")).isZero();
    assertThat(number(found, "height")).isGreaterThan(1000);
  }

  @Test
  void canBePrinted() throws Exception {
    Path page = write("page.html", HtmlPage.of(Reviews.full("orders")));
    Path pdf = folder.resolve("page.pdf");
    chromium(page, "--print-to-pdf=" + pdf);
    assertThat(Files.size(pdf)).isGreaterThan(10_000);
    assertThat(Files.readAllBytes(pdf)).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
  }
}
