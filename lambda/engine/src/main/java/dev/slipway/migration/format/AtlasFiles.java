package dev.slipway.migration.format;

import dev.slipway.error.Problems;
import dev.slipway.migration.format.Written.Terms;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One file a migration, with directives in comments, as Atlas has it. */
final class AtlasFiles implements FolderFormat {

  private static final Pattern NAME = Pattern.compile("(\\d+)(?:_(.*))?\\.sql");
  private static final String NO_TRANSACTION = "(?i)--\\s*atlas:txmode\\s+none\\s*";

  /** What does not change what runs here. */
  private static final String KNOWN =
      "(?i)--\\s*atlas:(nolint\\b.*|sum\\b.*|txmode\\s+(none|file|all)\\s*)";

  private static final String NOT_DONE =
      "\" asks for what is not done here. Write what it does in SQL, or take it out where nothing"
          + " needs it";

  private static final String DIRECTIVE = "(?i)--\\s*atlas:.*";

  @Override
  public boolean claims(String path) {
    return NAME.matcher(path).matches();
  }

  @Override
  public List<Written> read(FolderListing listing, Problems problems) {
    return listing.paths().stream()
        .map(NAME::matcher)
        .filter(Matcher::matches)
        .map(name -> written(name, listing, problems))
        .toList();
  }

  private static Written written(Matcher name, FolderListing listing, Problems problems) {
    String path = name.group();
    listing
        .text()
        .apply(path)
        .lines()
        .map(String::strip)
        .filter(line -> line.matches(DIRECTIVE) && !line.matches(KNOWN))
        .forEach(line -> problems.add(path, "\"" + line + NOT_DONE));
    String description = name.group(2) == null ? "" : name.group(2);
    return Written.of(name.group(1), description, path, null)
        .with(Terms.transaction(listing.says(path, NO_TRANSACTION)));
  }
}
