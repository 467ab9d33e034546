namespace NE.Reference;

/// <summary>A rule that moves parameters along their gradients.</summary>
public interface IOptimiser
{
    /// <summary>One step. Elements that are not live stay exactly 0.</summary>
    void Step(Parameter parameter, bool[]? mask = null);

    /// <summary>The rule with its learning rate times a factor.</summary>
    IOptimiser Scaled(double factor);
}
