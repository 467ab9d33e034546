using System.Collections.Generic;
using NE.Generators.Program;

namespace NE.Generators.Building.Points;

/// <summary>Changes the gradient of a slot where it is computed, for example by masking.</summary>
internal interface IGradientTransform
{
    /// <summary>Operations after the gradient of a slot; the slot's owner is supplied by the routine's caller.</summary>
    IEnumerable<Operation> OnGradient(Slot slot);
}
