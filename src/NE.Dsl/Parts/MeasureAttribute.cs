using System;

namespace NE.Dsl;

/// <summary>A user-defined metric, <see cref="MeasureAttribute{TMetric}"/>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public abstract class MeasureAttribute : PartAttribute;
