package dev.slipway.backup.manifest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a backup holds. It is written last: a backup without one is none.
 *
 * @param format the manifest's own version
 * @param tool our version
 * @param dumper what dumped the definitions
 * @param startedAt when the snapshot was taken, ISO 8601 in UTC
 * @param roles roles that own something or have been granted something, and must exist
 * @param excluded tables, quoted and with their schemas, whose rows were left out
 * @param warnings what else it lacks, and what pg_dump warned of, a sentence each
 * @param parts the files in the order of their names
 */
public record Manifest(
    int format,
    String tool,
    String runId,
    String environment,
    String dumper,
    Compression compression,
    String startedAt,
    String finishedAt,
    Origin origin,
    MigrationState migrations,
    List<Extension> extensions,
    List<String> roles,
    List<String> excluded,
    List<String> warnings,
    List<Part> parts) {

  /** The format that is written, and the only one that is read. */
  public static final int FORMAT = 1;

  /** The file's name in the backup's folder. */
  public static final String FILE = "manifest.json";

  /** Throws NullPointerException when something is missing. */
  public Manifest {
    Objects.requireNonNull(tool, "tool");
    Objects.requireNonNull(runId, "runId");
    Objects.requireNonNull(environment, "environment");
    Objects.requireNonNull(dumper, "dumper");
    Objects.requireNonNull(compression, "compression");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(finishedAt, "finishedAt");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(migrations, "migrations");
    extensions = List.copyOf(extensions);
    roles = List.copyOf(roles);
    excluded = List.copyOf(excluded);
    warnings = List.copyOf(warnings);
    parts = List.copyOf(parts);
  }

  /** From the snapshot to the manifest. */
  public Duration duration() {
    return Duration.between(Instant.parse(startedAt), Instant.parse(finishedAt));
  }

  /** The file of a kind of which every manifest has one. */
  public Part only(Part.Kind kind) {
    return parts.stream().filter(part -> part.kind() == kind).findFirst().orElseThrow();
  }

  /** Rows of all tables. */
  public long rows() {
    return parts.stream().filter(p -> p.kind() == Part.Kind.ROWS).mapToLong(Part::rows).sum();
  }

  /** Bytes of all files as stored. */
  public long storedBytes() {
    return parts.stream().mapToLong(Part::storedBytes).sum();
  }
}
