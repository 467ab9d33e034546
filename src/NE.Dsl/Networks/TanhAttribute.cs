namespace NE.Dsl;

/// <summary>The hyperbolic tangent. Required at the output of a deterministic actor, where the task's action limit scales it.</summary>
public sealed class TanhAttribute : ActivationAttribute;
