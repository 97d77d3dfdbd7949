package dev.slipway.migration;

import dev.slipway.error.Problems;
import dev.slipway.migration.format.FolderFormat;
import dev.slipway.migration.format.FolderListing;
import dev.slipway.migration.format.Text;
import dev.slipway.migration.format.Written;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of one migration of another tool, none with sections.
 *
 * @param down null where there is none
 * @param verify null where there is none
 */
record ForeignFiles(
    FileName name,
    SourceFile up,
    @Nullable SourceFile down,
    @Nullable SourceFile verify,
    Written.Terms terms) {

  /** Those in a source in some forms, in any order; what is not whole is a problem. */
  static List<ForeignFiles> in(Source source, List<FolderFormat> formats, Problems problems) {
    Map<String, SourceFile> files = candidates(source);
    Map<String, String> unreadable = new TreeMap<>();
    UnaryOperator<String> text = path -> text(path, find(path, files, source), unreadable);
    Map<String, String> others = new HashMap<>();
    FolderListing listing =
        new FolderListing(
            new TreeSet<>(files.keySet()),
            Stream.concat(source.otherFiles().stream(), source.othersElsewhere().stream()).toList(),
            path ->
                FileName.isCandidate(path) ? text.apply(path) : others.computeIfAbsent(path, text));
    List<ForeignFiles> all = new ArrayList<>();
    for (FolderFormat format : formats) {
      for (Written one : format.read(listing, problems)) {
        FileName.of(one.version(), one.description())
            .ifPresentOrElse(
                name -> all.add(of(name, one, files)),
                () ->
                    problems.add(
                        one.up().path(),
                        "has a version of more than " + Version.MAX_LENGTH + " characters"));
      }
    }
    unreadable.keySet().removeIf(path -> isReadAgain(files.get(path), all));
    unreadable.forEach(problems::add);
    return all;
  }

  /** The files that may be migrations, in folders too, by their paths. */
  private static Map<String, SourceFile> candidates(Source source) {
    Map<String, SourceFile> files = new TreeMap<>();
    source.files().forEach(file -> files.put(file.name(), file));
    for (String path : source.elsewhere()) {
      source.find(path).ifPresent(file -> files.put(path, new SourceFile(path, file.content())));
    }
    return files;
  }

  /** True for a whole file, whose reader tells what is wrong with it. */
  private static boolean isReadAgain(@Nullable SourceFile file, List<ForeignFiles> all) {
    return all.stream().anyMatch(one -> one.up().equals(file));
  }

  private static ForeignFiles of(FileName name, Written one, Map<String, SourceFile> files) {
    return new ForeignFiles(
        name,
        Objects.requireNonNull(file(one.up(), files)),
        file(one.down(), files),
        file(one.verify(), files),
        one.terms());
  }

  private static @Nullable SourceFile file(@Nullable Text text, Map<String, SourceFile> files) {
    if (text == null) {
      return null;
    }
    String instead = text.instead();
    return instead == null
        ? files.get(text.path())
        : new SourceFile(text.path(), () -> instead.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable SourceFile find(
      String path, Map<String, SourceFile> files, Source source) {
    SourceFile known = files.get(path);
    return known == null ? source.find(path).orElse(null) : known;
  }

  /** Empty for what cannot be decoded, which is kept where it is SQL or a changelog. */
  private static String text(
      String path, @Nullable SourceFile file, Map<String, String> unreadable) {
    if (file == null) {
      return "";
    }
    try {
      return Utf8.decode(file.content());
    } catch (IllegalArgumentException e) {
      if (FileName.isCandidate(path) || mentionsChangelog(file)) {
        unreadable.put(path, String.valueOf(e.getMessage()));
      }
      return "";
    } catch (IOException unreadableAgain) {
      return "";
    }
  }

  private static boolean mentionsChangelog(SourceFile file) {
    try {
      return new String(file.content().read(), StandardCharsets.ISO_8859_1)
          .replace("\0", "")
          .contains("databaseChangeLog");
    } catch (IOException unreadable) {
      return false;
    }
  }

  /**
   * The options of its text, with what is set beside it. Where another tool verifies, errors alone
   * count: sqitch's own examples select no row.
   */
  FileOptions options(FileOptions ofText) {
    FileOptions own = verify == null ? ofText : ofText.with("verify", "errors", "");
    FileOptions options = terms.withoutTransaction() ? own.with("transaction", "none", "") : own;
    return terms.environments().isEmpty()
        ? options
        : options.with("environments", String.join(",", terms.environments()), "");
  }
}
