package dev.slipway.run;

import dev.slipway.plan.Step;

/** A step that broke off, and how far it had come. */
record FailedStep(Step step, StepProgress progress) {}
