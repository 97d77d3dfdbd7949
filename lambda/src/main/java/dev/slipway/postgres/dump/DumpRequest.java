package dev.slipway.postgres.dump;

import java.util.List;

/**
 * What to dump.
 *
 * @param snapshot the exported snapshot to read from; its transaction stays open meanwhile
 * @param options further options of pg_dump
 */
public record DumpRequest(Section section, String snapshot, List<String> options) {}
