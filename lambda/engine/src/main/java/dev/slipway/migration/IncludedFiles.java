package dev.slipway.migration;

import dev.slipway.error.FileFault;
import dev.slipway.psql.NearbyFiles;
import dev.slipway.psql.PsqlSession;
import dev.slipway.sql.Token;
import java.io.IOException;

/** The files of a source that migrations bring in. */
record IncludedFiles(Source source) implements NearbyFiles {

  /** A session that includes files of a source. */
  static PsqlSession session(Source source) {
    return new PsqlSession(new IncludedFiles(source), IncludedFiles::isMarker);
  }

  /** In an included file other tools' lines are as wrong as ours. */
  private static boolean isMarker(Token comment, String text) {
    boolean begins = Marker.ours(comment.in(text)).isPresent();
    return (begins && SectionMarkers.isFirstOnLine(comment, text))
        || Marker.in(comment.in(text))
            .filter(marker -> marker.kind() == Marker.Kind.FOREIGN)
            .isPresent();
  }

  @Override
  public String text(String path) {
    if (isMigration(path)) {
      throw new IllegalArgumentException(
          path
              + " is a migration itself and would run twice. Put what both need into a file of a"
              + " sub-folder, and include that");
    }
    SourceFile file = file(path);
    try {
      return Utf8.decode(file.content());
    } catch (IOException e) {
      throw new IllegalArgumentException(path + " cannot be read (" + FileFault.reason(e) + ")", e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(path + " " + e.getMessage(), e);
    }
  }

  private SourceFile file(String path) {
    return source
        .find(path)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no file "
                        + path
                        + " in "
                        + source.name()
                        + ". \\i takes paths from there, \\ir from the file it stands in"));
  }

  /** A changelog of Liquibase names the files that are, so the names of files do not. */
  private boolean isMigration(String path) {
    return !"liquibase".equals(source.format())
        && !path.contains("/")
        && path.endsWith(".sql")
        && FileName.parse(path).isPresent();
  }
}
