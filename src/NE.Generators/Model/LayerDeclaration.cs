namespace NE.Generators.Model;

/// <summary>One layer: a linear map, an optional norm, an activation.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Units">Number of outputs; <c>Size.Action</c> and <c>Size.Observation</c> are resolved to the task's sizes.</param>
/// <param name="Activation">The activation after the linear map and the norm.</param>
/// <param name="ActivationParameter">Slope of LeakyRelu (0.01), α of Elu (1), else 0.</param>
/// <param name="Norm">Whether there is a layer norm between the linear map and the activation.</param>
/// <param name="NormEpsilon">The number added to the variance; 0 without a norm.</param>
/// <param name="Accessibility">Accessibility of the property as C# writes it.</param>
internal sealed record LayerDeclaration(
    string Name, int Units, ActivationKind Activation, double ActivationParameter, bool Norm, double NormEpsilon, string Accessibility);
