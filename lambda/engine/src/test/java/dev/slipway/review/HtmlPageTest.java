package dev.slipway.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The page by its text: it is one file that needs nothing, and whatever is put in stays text. */
class HtmlPageTest {

  private static final Set<String> ELEMENTS =
      Set.of(
          ("html head meta title style body a header h1 h2 h3 ul li nav main section article p span"
                  + " code pre div table caption thead tbody tr th td br figure figcaption svg desc"
                  + " defs marker path rect g text ins del footer")
              .split(" "));

  static Stream<Review> reviews() {
    return Stream.of(Reviews.full("orders"), Reviews.full(Reviews.HOSTILE), Reviews.empty());
  }

  private static Document document(Review review) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      byte[] page = HtmlPage.of(review).getBytes(StandardCharsets.UTF_8);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(page));
    } catch (Exception e) {
      throw new AssertionError("it is not well-formed", e);
    }
  }

  private static List<Element> elements(Document page, String name) {
    NodeList found = page.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  private static List<String> values(Document page, String attribute) {
    return elements(page, "*").stream()
        .map(element -> element.getAttribute(attribute))
        .filter(value -> !value.isEmpty())
        .toList();
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("reviews")
  void isWellFormedAndMadeOfWhatIsMeant(Review review) {
    assertThat(elements(document(review), "*"))
        .extracting(Element::getTagName)
        .allMatch(ELEMENTS::contains);
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("reviews")
  void asksForNothingFromElsewhere(Review review) {
    Document page = document(review);
    assertThat(values(page, "href")).isNotEmpty().allMatch(link -> link.startsWith("#"));
    assertThat(values(page, "src")).isEmpty();
    assertThat(values(page, "onload")).isEmpty();
    assertThat(values(page, "style")).noneMatch(style -> style.contains("url"));
    assertThat(PageStyle.CSS).doesNotContain("url(", "@import", "<", "&");
    assertThat(HtmlPage.of(review))
        .contains("default-src &#39;none&#39;")
        .doesNotContain("<script");
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("reviews")
  void linksAndLabelsLeadSomewhere(Review review) {
    Document page = document(review);
    List<String> ids = values(page, "id");
    assertThat(ids).doesNotHaveDuplicates();
    List<String> asked = new ArrayList<>();
    values(page, "href").forEach(link -> asked.add(link.substring(1)));
    values(page, "aria-labelledby").forEach(names -> asked.addAll(List.of(names.split(" "))));
    assertThat(ids).containsAll(asked);
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("reviews")
  void canBeReadWithoutSeeingIt(Review review) {
    Document page = document(review);
    for (String landmark : List.of("header", "nav", "main", "footer", "h1", "head")) {
      assertThat(elements(page, landmark)).as(landmark).hasSize(1);
    }
    assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
    assertThat(elements(page, "section"))
        .isNotEmpty()
        .allMatch(one -> one.hasAttribute("aria-labelledby"));
    assertThat(elements(page, "th")).allMatch(one -> one.hasAttribute("scope"));
    assertThat(elements(page, "table"))
        .allMatch(one -> one.getElementsByTagName("caption").getLength() == 1);
    assertThat(elements(page, "div"))
        .filteredOn(one -> one.getAttribute("class").equals("wide"))
        .allMatch(one -> one.getAttribute("tabindex").equals("0"))
        .allMatch(one -> one.hasAttribute("aria-label") || one.hasAttribute("aria-labelledby"));
    assertThat(elements(page, "svg")).allMatch(one -> one.getAttribute("role").equals("img"));
  }

  /** No heading is left out on the way down. */
  @ParameterizedTest(name = "{index}")
  @MethodSource("reviews")
  void headingsAreInOrder(Review review) {
    int before = 0;
    for (Element element : elements(document(review), "*")) {
      if (element.getTagName().matches("h[1-6]")) {
        int level = element.getTagName().charAt(1) - '0';
        assertThat(level).isLessThanOrEqualTo(before + 1);
        before = level;
      }
    }
  }

  @Test
  void whatOthersHaveWrittenStaysText() {
    String page = HtmlPage.of(Reviews.full(Reviews.HOSTILE));
    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("\u27e8U+202E\u27e9)1(trela\u27e8U+202C\u27e9", "\u27e8U+0000\u27e9")
        .doesNotContain("\u202e", "\u0000");
    assertThat(elements(document(Reviews.full(Reviews.HOSTILE)), "h1").get(0).getTextContent())
        .isEqualTo("Review of 2 migrations for shop (prod)");
  }

  @Test
  void tellsWhatMatters() {
    String page = document(Reviews.full("orders")).getDocumentElement().getTextContent();
    assertThat(page)
        .contains("1 hazard", "way back: 1 of 2 proved", "database: RED")
        .contains("error blocking-index at 002_orders.sql:2:1", "Write instead:")
        .contains("Accepted in the file: the table is small orders")
        .contains("Segment 1, one transaction, 2 statements")
        .contains("Segment 2, outside of transactions, 1 statement")
        .contains("orders: writes wait, while an index of orders is built: about 9 min (SHARE)")
        .contains("+ column state text", "- column note varchar(10)")
        .contains("its DOWN does not give back what was there before")
        .contains("slots", "drop it orders")
        .contains("... and 42009 more characters, at 003_rows.sql:1:1");
  }

  @Test
  void ofNothingSaysSo() {
    assertThat(document(Reviews.empty()).getDocumentElement().getTextContent())
        .contains("Review of 0 migrations", "no hazard", "Nothing: no migration is to run.")
        .contains("Nobody tried", "No live database was asked.", "No difference was seen.");
  }

  @Test
  void thePictureHasTheTablesThatDifferAndTheirNeighbours() {
    List<Element> svg = elements(document(Reviews.full("orders_log")), "svg");
    assertThat(svg).hasSize(1);
    assertThat(svg.get(0).getElementsByTagName("desc").item(0).getTextContent())
        .isEqualTo(
            "\"orders_log\" (new) refers to orders (new); customers (as before); items (as before)"
                + " refers to orders; old (gone) refers to old (gone); orders (changed) refers to"
                + " customers (new).");
    Set<String> texts = new TreeSet<>();
    NodeList all = svg.get(0).getElementsByTagName("text");
    IntStream.range(0, all.getLength()).forEach(i -> texts.add(all.item(i).getTextContent()));
    assertThat(texts)
        .contains("~ orders", "~ note text", "+ state text", "- gone text", "1 column as before")
        .contains("- old", "items")
        .doesNotContain("apart");
  }
}
