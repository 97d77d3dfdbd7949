/** What a backup says of itself, and the form its files have. */
@NullMarked
package dev.slipway.backup.manifest;

import org.jspecify.annotations.NullMarked;
