namespace NE.Dsl;

/// <summary>The hyperbolic tangent. The output of an actor has it: the task's action limit scales it.</summary>
public sealed class TanhAttribute : ActivationAttribute;
