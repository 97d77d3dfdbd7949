package dev.slipway.transfer.manifest;

/** A column of an exported table; its type as the source writes it. */
public record ExportedColumn(String name, String type) {}
