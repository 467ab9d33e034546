using NE.Dsl;
using NE.Generators.Model;

namespace NE.Generators.Building;

/// <summary>The requirements of an algorithm for the last layer of its actor.</summary>
/// <param name="Size">Its width.</param>
/// <param name="Outputs">Its width as a number.</param>
/// <param name="Activation">Its activation.</param>
/// <param name="Each">The outputs per action, in the words of a message; empty for one number.</param>
/// <param name="Reason">Why it has this activation.</param>
internal sealed record PolicyHead(Size Size, int Outputs, ActivationKind Activation, string Each, string Reason);
