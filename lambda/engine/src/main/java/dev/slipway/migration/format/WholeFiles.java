package dev.slipway.migration.format;

import dev.slipway.error.Problems;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One file a migration, all of it the way up, as Supabase and sqlx have it. */
final class WholeFiles implements FolderFormat {

  private static final Pattern NAME = Pattern.compile("(\\d+)_(.*)(?<!\\.up|\\.down)\\.sql");

  @Override
  public boolean claims(String path) {
    return NAME.matcher(path).matches();
  }

  @Override
  public List<Written> read(FolderListing listing, Problems problems) {
    return listing.paths().stream()
        .map(NAME::matcher)
        .filter(Matcher::matches)
        .map(name -> Written.of(name.group(1), name.group(2), name.group(), null))
        .toList();
  }
}
