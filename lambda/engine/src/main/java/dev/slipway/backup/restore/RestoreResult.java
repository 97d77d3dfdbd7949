package dev.slipway.backup.restore;

import dev.slipway.backup.manifest.Manifest;
import java.util.List;

/**
 * What a restore did.
 *
 * @param done false when it paused at its deadline; the same restore goes on
 * @param uri of the backup
 * @param rows restored by this call
 * @param bytes what the files of the backup take in the store, the manifest included; of chosen
 *     tables, those of their rows
 * @param parts files of rows restored by this call
 * @param unitsLeft what is still to do, 0 when done
 * @param leftOut what the server refused, where the restore was to go on without it: a line each
 * @param differences what stands otherwise than in the backup, a line each
 * @param resumed whether an earlier call had begun it
 */
public record RestoreResult(
    boolean done,
    String uri,
    Manifest manifest,
    long rows,
    long bytes,
    int parts,
    int unitsLeft,
    List<String> leftOut,
    List<String> differences,
    boolean resumed,
    List<String> warnings) {}
