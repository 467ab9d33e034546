namespace NE.Dsl;

/// <summary>The last step of a layer, applied to each unit.</summary>
public abstract class ActivationAttribute : StepAttribute;
