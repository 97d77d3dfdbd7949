package dev.slipway.transfer.source;

/**
 * What is asked for, and how names in it are looked up.
 *
 * @param path of whoever wrote the conditions
 */
public record SourceTerms(RowChoice choice, OwnPath path) {}
