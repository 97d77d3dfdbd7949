/** A house that breaks every rule of the layout, to prove that each of them would be noticed. */
package dev.slipway.broken;
