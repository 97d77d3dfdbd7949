package dev.slipway.backup.restore;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The database that is restored into, as it is before anything happens.
 *
 * @param version the server's, such as 18.6
 * @param writable false on a standby, or when sessions are read only
 * @param mayCreate whether our role may create schemas, and tables in {@code public}
 * @param superuser whether our role may be whoever it likes
 * @param contents what stands in the way of a restore; empty for an empty database
 * @param roles all roles of the server
 * @param ownRoles those our role may give objects to
 * @param extensions those that can be created
 * @param unfinished the restore that was begun and not ended, null for none
 */
record Target(
    String version,
    String database,
    String user,
    String encoding,
    String collate,
    String ctype,
    boolean writable,
    boolean mayCreate,
    boolean superuser,
    List<Content> contents,
    Set<String> roles,
    Set<String> ownRoles,
    Set<String> extensions,
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
  record Unfinished(String uri, String manifest, String begunAt, boolean clean, Set<String> done) {}

  /** Whether our role may do things in the name of another. */
  boolean mayBe(String role) {
    return superuser || ownRoles.contains(role);
  }

  int major() {
    return Versions.major(version);
  }
}
