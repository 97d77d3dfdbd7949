package dev.slipway.review;

import dev.slipway.history.SchemaChange;
import dev.slipway.markup.Markdown;
import dev.slipway.markup.MarkdownLines;
import dev.slipway.review.Review.SchemaDifference;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the schema changes, as Markdown. */
record MarkdownSchema(SchemaDifference schema, MarkdownLines lines) {

  void write() {
    lines.heading("How the schema changes");
    if (schema.changes().isEmpty()) {
      lines.paragraph("No difference was seen.");
    }
    schema.changes().forEach(this::change);
    List<String> keys = foreignKeys();
    if (!keys.isEmpty()) {
      lines.part("Foreign keys of these tables");
      keys.forEach(lines::line);
    }
  }

  private void change(SchemaChange change) {
    lines.part(
        "%s %s: %s"
            .formatted(
                Markdown.plain(change.kind()),
                Markdown.code(change.name()),
                change.change().name().toLowerCase(Locale.ROOT)));
    lines.fence(
        "diff",
        Stream.concat(
                change.removed().stream().map(line -> "- " + line.strip()),
                change.added().stream().map(line -> "+ " + line.strip()))
            .collect(Collectors.joining("\n")));
  }

  private List<String> foreignKeys() {
    return schema.tables().stream()
        .flatMap(
            table ->
                table.references().stream()
                    .map(
                        to ->
                            "- %s refers to %s (%s)"
                                .formatted(
                                    Markdown.code(table.name()),
                                    Markdown.code(to.table()),
                                    to.sign().words())))
        .toList();
  }
}
