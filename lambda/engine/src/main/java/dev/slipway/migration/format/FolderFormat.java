package dev.slipway.migration.format;

import dev.slipway.error.Problems;
import java.util.List;

/** The form of another tool's folder. */
public interface FolderFormat {

  /** True for the path of a file that it reads. */
  boolean claims(String path);

  /** What it finds in a folder, in any order; what is not whole is a problem. */
  List<Written> read(FolderListing listing, Problems problems);
}
