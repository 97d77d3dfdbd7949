package dev.slipway.migration.format;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An element of a changelog in XML, or what stands for one in YAML and JSON.
 *
 * @param text all that stands in it and in no element below it, each line where it is from {@link
 *     #line} on
 * @param line of the end of its tag, where its text begins
 */
record ChangelogNode(
    String name,
    Map<String, String> attributes,
    List<ChangelogNode> children,
    String text,
    int line) {

  /** No changelog goes so deep; each level takes room on the stack. */
  private static final int DEEPEST = 100;

  /** What no changelog can be read of; its message has the line. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String what, @Nullable Exception cause) {
      super(what, cause);
    }

    /** What cannot be read in a language, as its reader tells it. */
    static Unreadable in(String language, Exception cause) {
      String told = String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
      return new Unreadable("is no " + language + ": " + told, cause);
    }
  }

  /** The outermost element of a changelog, by the language that its name tells. */
  static ChangelogNode read(String name, String text) throws Unreadable {
    return name.endsWith(".xml") ? read(text) : ChangelogYaml.read(text);
  }

  /** The outermost element of a text. Nothing outside of the text is looked at. */
  private static ChangelogNode read(String file) throws Unreadable {
    String text = file.replaceFirst("^\uFEFF", "");
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text.strip()));
      while (reader.next() != XMLStreamConstants.START_ELEMENT) {
        // what stands before the outermost element
      }
      return element(reader, (int) text.lines().takeWhile(String::isBlank).count(), 1);
    } catch (XMLStreamException e) {
      throw Unreadable.in("XML", e);
    }
  }

  private static ChangelogNode element(XMLStreamReader reader, int before, int depth)
      throws XMLStreamException, Unreadable {
    if (depth > DEEPEST) {
      throw new Unreadable("has elements more than " + DEEPEST + " levels deep", null);
    }
    String name = reader.getLocalName();
    int line = reader.getLocation().getLineNumber() + before;
    Map<String, String> attributes = attributes(reader);
    List<ChangelogNode> children = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int event = reader.next();
        event != XMLStreamConstants.END_ELEMENT;
        event = reader.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        children.add(element(reader, before, depth + 1));
        text.append(lines(reader.getLocation().getLineNumber() + before - line, text));
      } else if (reader.hasText()) {
        text.append(
            event == XMLStreamConstants.COMMENT
                ? reader.getText().replaceAll("[^\\n]", "")
                : reader.getText());
      }
    }
    return new ChangelogNode(
        name, Map.copyOf(attributes), List.copyOf(children), text.toString(), line);
  }

  private static Map<String, String> attributes(XMLStreamReader reader) {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    return attributes;
  }

  /** The ends of lines that are missing in a text. */
  private static String lines(int count, StringBuilder text) {
    long there = text.chars().filter(sign -> sign == '\n').count();
    return "\n".repeat((int) Math.max(0, count - there));
  }

  /** The value of an attribute, empty where there is none. */
  String get(String attribute) {
    return attributes.getOrDefault(attribute, "").strip();
  }

  /** What an attribute says, or where there is none, the text in it. */
  String textOr(String attribute) {
    String said = attributes.getOrDefault(attribute, "");
    return said.isBlank() ? text : said;
  }

  /** True where the path in it begins at the changelog's own folder. */
  boolean isRelative() {
    return get("relativeToChangelogFile").equalsIgnoreCase("true");
  }

  /** The first child of a name. */
  Optional<ChangelogNode> child(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
  }

  /** The same with other children. */
  ChangelogNode withChildren(List<ChangelogNode> others) {
    return new ChangelogNode(name, attributes, List.copyOf(others), text, line);
  }

  /** The same with each text and value, those of its children too, as a function makes it. */
  ChangelogNode map(UnaryOperator<String> change) {
    Map<String, String> changed = new HashMap<>();
    attributes.forEach((attribute, value) -> changed.put(attribute, change.apply(value)));
    return new ChangelogNode(
        name,
        Map.copyOf(changed),
        children.stream().map(child -> child.map(change)).toList(),
        change.apply(text),
        line);
  }
}
