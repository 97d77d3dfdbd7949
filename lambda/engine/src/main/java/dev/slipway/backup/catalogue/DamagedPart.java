package dev.slipway.backup.catalogue;

import java.io.IOException;

/** A file of a backup is not what its manifest says. */
public final class DamagedPart extends IOException {

  private static final long serialVersionUID = 1L;

  private final String how;

  /** What is wrong with which file. */
  public DamagedPart(String file, String how) {
    super(file + " is damaged: " + how);
    this.how = how;
  }

  /** What is wrong with it, without its name. */
  public String how() {
    return how;
  }
}
