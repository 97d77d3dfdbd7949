package dev.slipway.migration.format;

import dev.slipway.error.Problems;
import java.util.List;
import java.util.regex.Pattern;

/** Scripts in {@code deploy}, {@code revert} and {@code verify}, as sqitch has them. */
final class SqitchScripts implements FolderFormat {

  private static final Pattern SCRIPT = Pattern.compile("(deploy|revert|verify)/.+\\.sql");

  @Override
  public boolean claims(String path) {
    return SCRIPT.matcher(path).matches();
  }

  @Override
  public List<Written> read(FolderListing listing, Problems problems) {
    return SqitchPlan.read(listing, problems);
  }
}
