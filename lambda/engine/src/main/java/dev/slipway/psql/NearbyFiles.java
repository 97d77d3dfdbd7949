package dev.slipway.psql;

/** The files that commands may name: those of one folder and of the folders below it. */
@FunctionalInterface
public interface NearbyFiles {

  /** There are none. */
  NearbyFiles NONE =
      path -> {
        throw new IllegalArgumentException("there are no files here");
      };

  /** The text at a path from the folder. Throws IllegalArgumentException that says why not. */
  String text(String path);
}
