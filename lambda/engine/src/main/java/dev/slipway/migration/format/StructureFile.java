package dev.slipway.migration.format;

import dev.slipway.error.Problems;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The schema as Rails dumps it, with the versions that are in it (Active Record's {@code
 * structure.sql}): one migration with the newest of them.
 */
final class StructureFile implements FolderFormat {

  private static final String PATH = "structure.sql";
  private static final Pattern VERSIONS =
      Pattern.compile(
          "INSERT\\s+INTO\\s+(?:\\w+\\.)?\"?schema_migrations\"?\\s*\\(\"?version\"?\\)\\s*VALUES"
              + "([\\s('\\d),]+)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern VERSION = Pattern.compile("'(\\d{1,50})'");

  @Override
  public boolean claims(String path) {
    return path.equals(PATH);
  }

  @Override
  public List<Written> read(FolderListing listing, Problems problems) {
    if (listing.known(PATH) == null) {
      return List.of();
    }
    Optional<String> newest =
        VERSIONS
            .matcher(listing.text().apply(PATH))
            .results()
            .flatMap(insert -> VERSION.matcher(insert.group(1)).results())
            .map((MatchResult version) -> version.group(1))
            .max(Comparator.comparing(BigInteger::new));
    if (newest.isEmpty()) {
      problems.add(PATH, "has no INSERT INTO schema_migrations, which would say its version");
    }
    return newest.stream().map(v -> Written.of(v, "structure", PATH, null)).toList();
  }
}
