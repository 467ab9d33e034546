using System.Linq;
using NE.Generators.Modules.Stages;
using NE.Generators.Operations;

namespace NE.Generators.Model;

/// <summary>One stage of a network: by default a linear map, an optional norm, an activation.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Units">Number of units; <c>Size.Action</c> and <c>Size.Observation</c> are resolved to the task's sizes.</param>
/// <param name="Activation">The activation after the linear map and the norm.</param>
/// <param name="ActivationParameter">Slope of LeakyRelu (0.01), α of Elu (1), else 0.</param>
/// <param name="Norm">The norm between the linear map and the activation; null without one.</param>
/// <param name="NormEpsilon">The number that it adds before the root; 0 without a norm.</param>
/// <param name="Accessibility">Accessibility of the property as C# writes it.</param>
internal sealed record LayerDeclaration(
    string Name, int Units, ActivationKind Activation, double ActivationParameter, NormKind? Norm, double NormEpsilon, string Accessibility)
{
    /// <summary>Its kind.</summary>
    public Stage Stage { get; init; } = StageRegistry.Usual;

    /// <summary>Number of outputs: two for each unit if the activation has two features.</summary>
    public int Width => PairFunction.Find(Activation.ToString()) is null ? Units : 2 * Units;

    /// <summary>All settings of its kind, if they are not those above.</summary>
    public EquatableArray<Setting> Settings { get; init; } = [];

    /// <summary>The value of a setting.</summary>
    public double this[string setting] => Settings.First(value => value.Name == setting).Value;
}
