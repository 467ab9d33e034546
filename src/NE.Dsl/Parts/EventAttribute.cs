using System;

namespace NE.Dsl;

/// <summary>A user-defined event, <see cref="EventAttribute{TEvent}"/>: it may change all learned networks.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public abstract class EventAttribute : PartAttribute
{
    /// <summary>Updates between events.</summary>
    /// <value>1 to 2,147,483,647, in updates. Default 1,000 (ours; docs/algorithm.md, User-defined methods).</value>
    [Setting(Least = 1, Unit = "updates", Source = "ours; docs/algorithm.md, User-defined methods")]
    public int Every { get; set; } = 1_000;

    /// <summary>Whether the gradients of the losses are computed on the batch of the event; otherwise they cannot be read.</summary>
    /// <value>Default false (ours; docs/algorithm.md, User-defined methods).</value>
    [Setting(Source = "ours; docs/algorithm.md, User-defined methods")]
    public bool Gradients { get; set; } = false;
}
