package dev.slipway.backup.restore.target;

import dev.slipway.backup.manifest.Sorting;
import dev.slipway.postgres.ServerVersion;
import dev.slipway.sql.StatementWords;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The database that is restored into, as it is before anything happens.
 *
 * @param version the server's, such as 18.6
 * @param sorting who sorts its texts
 * @param writable false on a standby, or when sessions are read only
 * @param mayCreate whether our role may create schemas, and tables in {@code public}
 * @param superuser whether our role may be whoever it likes
 * @param locks how many the server has for all
 * @param contents what stands in the way of a restore; empty for an empty database
 * @param roles all roles of the server
 * @param ownRoles those our role may give objects to
 * @param extensions those that can be created
 * @param foreignComments of extensions that are there and belong to others, by their names
 * @param unfinished the restore that was begun and not ended, null for none
 */
public record RestoreTarget(
    String version,
    String database,
    String user,
    String encoding,
    String collate,
    String ctype,
    Sorting sorting,
    boolean writable,
    boolean mayCreate,
    boolean superuser,
    int locks,
    List<Content> contents,
    Set<String> roles,
    Set<String> ownRoles,
    Set<String> extensions,
    Map<String, String> foreignComments,
    @Nullable Unfinished unfinished) {

  /**
   * Objects of one type.
   *
   * @param names some of them
   */
  record Content(String type, int count, String names) {

    @Override
    public String toString() {
      return count + " " + type + (count == 1 ? "" : "s") + " (" + names + ")";
    }
  }

  /**
   * What an earlier call has left.
   *
   * @param manifest the hash of the backup's manifest
   * @param clean whether that call was to drop what was there
   * @param done the units that are done
   */
  public record Unfinished(
      String uri, String manifest, String begunAt, boolean clean, Set<String> done) {}

  /** True for a comment that is there already, and that our role may not make. */
  public boolean hasComment(StatementWords words) {
    return words.starts("COMMENT", "ON", "EXTENSION")
        && words.text(5).equals(foreignComments.get(words.lastNameAt(3)));
  }

  /** Whether our role may do things in the name of another. */
  boolean mayBe(String role) {
    return superuser || ownRoles.contains(role);
  }

  /** The major version of the server. */
  public int major() {
    return ServerVersion.major(version);
  }
}
