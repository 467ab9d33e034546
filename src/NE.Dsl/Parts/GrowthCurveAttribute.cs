using System;

namespace NE.Dsl;

/// <summary>A user-defined time course of closed-loop growth, <see cref="GrowthCurveAttribute{TCurve}"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class GrowthCurveAttribute : PartAttribute;
