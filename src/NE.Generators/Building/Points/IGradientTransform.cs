using System.Collections.Generic;
using NE.Generators.Program;

namespace NE.Generators.Building.Points;

/// <summary>Changes the gradient of a slot where it is made: masking.</summary>
internal interface IGradientTransform
{
    /// <summary>Operations behind the gradient of a slot; the slot's owner is the routine's caller.</summary>
    IEnumerable<Operation> OnGradient(Slot slot);
}
