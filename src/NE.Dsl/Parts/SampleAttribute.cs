using System;

namespace NE.Dsl;

/// <summary>User-defined sampling of the replay buffer, <see cref="SampleAttribute{TSampler}"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class SampleAttribute : PartAttribute;
