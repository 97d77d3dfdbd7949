package dev.slipway.action;

import dev.slipway.backfill.file.Backfill;
import dev.slipway.backfill.file.BackfillParameter;
import dev.slipway.backfill.file.Backfills;
import dev.slipway.migration.Source;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What somebody agrees to of a backfill, by its name: the checksum of its file, and the values that
 * are given for its parameters. Empty for one that has no file. Files are read when the first is
 * asked for.
 */
final class BackfillContents implements UnaryOperator<String> {

  private final Source source;
  private final Map<String, String> params;
  private @Nullable Backfills files;

  BackfillContents(Source source, Map<String, String> params) {
    this.source = source;
    this.params = params;
  }

  @Override
  public String apply(String name) {
    Backfills read = files;
    if (read == null) {
      read = Backfills.read(source);
      files = read;
    }
    return read.find(name).map(this::content).orElse("");
  }

  private String content(Backfill file) {
    Map<String, String> given = new TreeMap<>(params);
    given.keySet().retainAll(file.parameters().stream().map(BackfillParameter::name).toList());
    return given.isEmpty() ? file.checksum() : file.checksum() + " " + given;
  }
}
