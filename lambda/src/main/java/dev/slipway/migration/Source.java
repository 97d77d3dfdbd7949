package dev.slipway.migration;

import java.util.List;

/** Where migrations come from. */
public interface Source {

  /** The candidates for migrations, in any order; files of other kinds are left out. */
  List<SourceFile> files();

  /** The source's name for messages. */
  String name();
}
