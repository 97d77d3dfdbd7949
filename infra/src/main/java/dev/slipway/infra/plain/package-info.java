/** The template that needs no CDK: its parameters, and what is in it only where they are given. */
@NullMarked
package dev.slipway.infra.plain;

import org.jspecify.annotations.NullMarked;
