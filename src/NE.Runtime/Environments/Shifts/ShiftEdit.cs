using System;

namespace NE.Runtime.Environments.Shifts;

/// <summary>A shift of one environment. It always starts from the unchanged task, so that changes never compound.</summary>
internal abstract class ShiftEdit
{
    /// <summary>Applies the value of a segment.</summary>
    internal abstract void Apply(ShiftValue value);

    /// <summary>Changes what the agent sees of an observation.</summary>
    internal virtual void Observe(Span<float> observation)
    {
    }

    /// <summary>Changes the agent's action, within ± its limit, before it reaches the task.</summary>
    internal virtual void Act(Span<float> action)
    {
    }
}
