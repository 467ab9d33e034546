using NE.Generators.Modules.Stages;

namespace NE.Generators.Model;

/// <summary>A stage of a network as written.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Units">
/// Number of outputs; -1 for the size of an observation, -2 for the size of an action, -3 for twice that, 0 if there is no linear map.
/// </param>
/// <param name="Activation">The activation.</param>
/// <param name="Norm">The norm; null without one.</param>
/// <param name="NormEpsilon">The norm's ε.</param>
/// <param name="Header">
/// Modifiers that generated code repeats, for example <c>public partial</c>; empty if the property cannot be completed.
/// </param>
/// <param name="Accessibility">Accessibility as C# writes it.</param>
/// <param name="Accessors">The accessors required in generated code: <c>get</c>, <c>get set</c>, <c>get init</c>.</param>
internal sealed record DeclaredLayer(
    string Name, int Units, ActivationKind Activation, NormKind? Norm, double NormEpsilon, string Header, string Accessibility, string Accessors)
{
    /// <summary>Its kind.</summary>
    public Stage Stage { get; init; } = StageRegistry.Usual;

    /// <summary>All settings of its kind, if they are not those above.</summary>
    public EquatableArray<Setting> Settings { get; init; } = [];

    /// <summary>Its type as C# writes it, if it is none that a stage has.</summary>
    public string? OtherType { get; init; }

    /// <summary>The width that denotes the size of an observation.</summary>
    public const int ObservationUnits = -1;

    /// <summary>The width that denotes the size of an action.</summary>
    public const int ActionUnits = -2;

    /// <summary>The width that denotes mean and deviation of each action component.</summary>
    public const int GaussianUnits = -3;
}
